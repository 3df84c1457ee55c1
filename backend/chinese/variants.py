"""Variants 异体: traditional characters of the newsroom's words, folded for reading, never for storing.

Only the characters that the patterns of `press` need; the fold keeps every place, so that what is
read can be taken from the printed text.
"""

TRADITIONAL = "記訊員報電攝圖編輯責審實習約導專題綜聯綫線華僑鄉縣區鎮廳處學會圖書館協發訂時點擊來關於為與號廣訪寫攝錄譯執筆稿監製複終簽讀閱瀏覽瀏覧載轉載總負責顧問園農業員會黨團體織"
SIMPLIFIED = "记讯员报电摄图编辑责审实习约导专题综联线线华侨乡县区镇厅处学会图书馆协发订时点击来关于为与号广访写摄录译执笔稿监制复终签读阅浏览浏览载转载总负责顾问园农业员会党团体织"
FOLD = str.maketrans(TRADITIONAL, SIMPLIFIED)


def fold(text: str) -> str:
    """The text with the newsroom's traditional characters as simplified ones; as long as before."""
    return text.translate(FOLD)


def unfold(part: str, folded: str, printed: str) -> str:
    """The part of a folded text as it was printed."""
    start = folded.find(part)
    return printed[start : start + len(part)] if start >= 0 else part
