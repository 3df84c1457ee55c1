"""Lay down the nouns of the house: what comes in, what editors correct, what readers get."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公开编号')),
                ('state', models.CharField(choices=[('draft', '草稿'), ('published', '已发布'), ('withdrawn', '已撤稿')], default='draft', editable=False, max_length=20, verbose_name='状态')),
                ('revision_number', models.PositiveIntegerField(default=0, editable=False, verbose_name='稿次')),
                ('edited_by_hand', models.BooleanField(default=False, editable=False, verbose_name='编辑改过')),
                ('kicker', models.CharField(blank=True, max_length=300, verbose_name='引题')),
                ('title', models.CharField(blank=True, max_length=300, verbose_name='标题')),
                ('subtitle', models.CharField(blank=True, max_length=300, verbose_name='副题')),
                ('column', models.CharField(blank=True, max_length=200, verbose_name='栏目')),
                ('byline', models.CharField(blank=True, max_length=500, verbose_name='署名（按原文）')),
                ('dateline_agency', models.CharField(blank=True, max_length=100, verbose_name='电头：机构')),
                ('dateline_place', models.CharField(blank=True, max_length=100, verbose_name='电头：地点')),
                ('dateline_date', models.CharField(blank=True, help_text='月-日，或年-月-日，按原文', max_length=10, verbose_name='电头：日期')),
                ('abstract', models.TextField(blank=True, max_length=1000, verbose_name='提要')),
                ('printed_source', models.CharField(blank=True, max_length=200, verbose_name='来源（按原文）')),
                ('source_url', models.URLField(blank=True, max_length=1000, verbose_name='原文网址')),
                ('page_number', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='版次')),
                ('published_on', models.DateField(blank=True, null=True, verbose_name='原发布日期')),
                ('file_position', models.PositiveIntegerField(editable=False, null=True, verbose_name='在文件中的次序')),
                ('field_lines', models.JSONField(blank=True, default=dict, editable=False, verbose_name='各栏原文行号')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='收稿时间')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='修改时间')),
            ],
            options={
                'verbose_name': '稿件',
                'verbose_name_plural': '稿件',
                'ordering': ['-created_at', '-pk'],
                'permissions': [('publish_article', '可以签发稿件'), ('withdraw_article', '可以撤回稿件')],
            },
        ),
        migrations.CreateModel(
            name='Issue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateField(verbose_name='日期')),
                ('number', models.CharField(blank=True, max_length=50, verbose_name='期号')),
            ],
            options={
                'verbose_name': '期',
                'verbose_name_plural': '期',
                'ordering': ['-date'],
            },
        ),
        migrations.CreateModel(
            name='Author',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公开编号')),
                ('name', models.CharField(max_length=200, verbose_name='姓名或名称')),
                ('kind', models.CharField(choices=[('person', '个人'), ('organisation', '单位')], default='person', max_length=20, verbose_name='类型')),
                ('note', models.CharField(blank=True, help_text='同名同姓时填写，例如“文体部”', max_length=200, verbose_name='区别说明')),
            ],
            options={
                'verbose_name': '作者',
                'verbose_name_plural': '作者',
                'ordering': ['name', 'note'],
                'constraints': [models.UniqueConstraint(fields=('name', 'kind', 'note'), name='one_author_per_name_kind_and_note', violation_error_message='已有同名同类的作者；若不是同一人，请填写区别说明。'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='author_has_a_name', violation_error_message='作者必须有姓名或名称。'), models.CheckConstraint(condition=models.Q(('kind__in', ['person', 'organisation'])), name='author_kind_is_known', violation_error_message='作者类型只能是个人或单位。')],
            },
        ),
        migrations.CreateModel(
            name='Batch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('started_at', models.DateTimeField(auto_now_add=True, verbose_name='开始时间')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='结束时间')),
                ('importer_version', models.CharField(max_length=40, verbose_name='导入规则版本')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='经手人')),
            ],
            options={
                'verbose_name': '收稿批次',
                'verbose_name_plural': '收稿批次',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='ChangeCounter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.PositiveBigIntegerField(default=0, verbose_name='最后编号')),
                ('epoch', models.UUIDField(default=uuid.uuid4, verbose_name='纪元')),
            ],
            options={
                'verbose_name': '变更计数',
                'verbose_name_plural': '变更计数',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='there_is_one_change_counter')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(db_index=True, verbose_name='稿件公开编号')),
                ('act', models.CharField(choices=[('intake', '收稿'), ('reparse', '按新规则重读'), ('edit', '修改'), ('publish', '签发'), ('withdraw', '撤稿'), ('discard', '废稿')], max_length=20, verbose_name='动作')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='时间')),
                ('revision_number', models.PositiveIntegerField(default=0, verbose_name='稿次')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='说明')),
                ('article', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='events', to='articles.article', verbose_name='稿件')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='经手人')),
            ],
            options={
                'verbose_name': '经手记录',
                'verbose_name_plural': '经手记录',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='File',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=500, verbose_name='文件名')),
                ('sha256', models.CharField(db_index=True, max_length=64, verbose_name='校验值')),
                ('size', models.PositiveBigIntegerField(default=0, verbose_name='字节数')),
                ('format', models.CharField(blank=True, max_length=20, verbose_name='格式')),
                ('encoding', models.CharField(blank=True, max_length=20, verbose_name='编码')),
                ('importer_version', models.CharField(max_length=40, verbose_name='导入规则版本')),
                ('outcome', models.CharField(choices=[('imported', '已收稿'), ('reparsed', '已按新规则重读'), ('unchanged', '早已收过，未改动'), ('empty', '文件里没有文字'), ('rejected', '无法读取')], max_length=20, verbose_name='结果')),
                ('reason_code', models.CharField(blank=True, max_length=50, verbose_name='原因代码')),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='原因')),
                ('article_count', models.PositiveIntegerField(default=0, verbose_name='稿件数')),
                ('text', models.TextField(blank=True, verbose_name='原文')),
                ('ledger', models.JSONField(blank=True, default=list, verbose_name='逐行去向')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='时间')),
                ('seconds', models.FloatField(default=0.0, verbose_name='用时（秒）')),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='articles.batch', verbose_name='批次')),
            ],
            options={
                'verbose_name': '来稿文件',
                'verbose_name_plural': '来稿文件',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Caption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='次序')),
                ('text', models.TextField(verbose_name='说明')),
                ('credit', models.CharField(blank=True, max_length=100, verbose_name='摄影者')),
                ('lines', models.JSONField(blank=True, default=list, editable=False, verbose_name='原文行号')),
                ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='captions', to='articles.article', verbose_name='稿件')),
                ('file', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pictures', to='articles.file', verbose_name='来稿文件')),
            ],
            options={
                'verbose_name': '图片说明',
                'verbose_name_plural': '图片说明',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='file',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='articles.file', verbose_name='来稿文件'),
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(choices=[('missing_title', '没有标题'), ('missing_byline', '没有署名'), ('title_after_body', '标题排在正文之后'), ('repeated_title', '标题重复出现'), ('truncated_end', '结尾疑似截断'), ('truncated_start', '开头疑似截断'), ('repeated_paragraph', '段落重复'), ('caption_inside_sentence', '图片说明插在句子中间'), ('name_inconsistent', '同一人姓名前后不一'), ('latin_intrusion', '中文里混入英文词'), ('unbalanced_quotes', '引号不成对'), ('photo_only', '只有图片和说明'), ('no_date', '看不出发布日期')], max_length=50, verbose_name='种类')),
                ('severity', models.CharField(choices=[('note', '提示'), ('doubt', '存疑'), ('fault', '差错')], max_length=20, verbose_name='程度')),
                ('message', models.CharField(max_length=500, verbose_name='说明')),
                ('excerpt', models.CharField(blank=True, max_length=500, verbose_name='原文')),
                ('lines', models.JSONField(blank=True, default=list, verbose_name='原文行号')),
                ('section_position', models.PositiveIntegerField(blank=True, null=True, verbose_name='小节次序')),
                ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='articles.article', verbose_name='稿件')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='articles.file', verbose_name='来稿文件')),
            ],
            options={
                'verbose_name': '问题',
                'verbose_name_plural': '问题',
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='issue',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='articles.issue', verbose_name='期'),
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(db_index=True, verbose_name='公开编号')),
                ('version', models.PositiveIntegerField(verbose_name='版本')),
                ('state', models.CharField(choices=[('live', '在线'), ('superseded', '已有新版'), ('withdrawn', '已撤稿')], default='live', max_length=20, verbose_name='状态')),
                ('card', models.TextField(verbose_name='卡片（JSON）')),
                ('document', models.TextField(verbose_name='文档（JSON）')),
                ('content_hash', models.CharField(max_length=64, verbose_name='内容校验值')),
                ('title', models.CharField(blank=True, max_length=300, verbose_name='标题')),
                ('column', models.CharField(blank=True, max_length=200, verbose_name='栏目')),
                ('source_id_public', models.UUIDField(null=True, verbose_name='报刊编号')),
                ('source_name', models.CharField(blank=True, max_length=200, verbose_name='报刊')),
                ('issue_date', models.DateField(null=True, verbose_name='期日期')),
                ('issue_number', models.CharField(blank=True, max_length=50, verbose_name='期号')),
                ('page_number', models.PositiveSmallIntegerField(null=True, verbose_name='版次')),
                ('ordering_date', models.DateField(verbose_name='排序日期')),
                ('ordering_page', models.PositiveSmallIntegerField(default=32767, verbose_name='排序版次')),
                ('search_text', models.TextField(verbose_name='检索文字')),
                ('published_at', models.DateTimeField(verbose_name='首次发布时间')),
                ('version_at', models.DateTimeField(verbose_name='本版时间')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='articles.article', verbose_name='稿件')),
            ],
            options={
                'verbose_name': '发布件',
                'verbose_name_plural': '发布件',
                'ordering': ['-published_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('number', models.PositiveBigIntegerField(primary_key=True, serialize=False, verbose_name='编号')),
                ('kind', models.CharField(choices=[('published', '发布'), ('corrected', '更正'), ('withdrawn', '撤稿')], max_length=20, verbose_name='种类')),
                ('public_id', models.UUIDField(db_index=True, verbose_name='稿件公开编号')),
                ('version', models.PositiveIntegerField(verbose_name='版本')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='时间')),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='articles.publication', verbose_name='发布件')),
            ],
            options={
                'verbose_name': '变更',
                'verbose_name_plural': '变更',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='PublishedCredit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('author_id_public', models.UUIDField()),
                ('name', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[('person', '个人'), ('organisation', '单位')], max_length=20)),
                ('role', models.CharField(choices=[('reporter', '记者'), ('correspondent', '通讯员'), ('intern', '实习生'), ('author', '作者'), ('contributor', '参与采写'), ('photographer', '摄影'), ('compiler', '整理'), ('translator', '翻译'), ('editor', '编辑'), ('proofreader', '校对'), ('duty_editor', '值班编辑'), ('reviewer', '审核'), ('first_review', '初审'), ('second_review', '复审'), ('final_review', '终审'), ('producer', '监制')], max_length=20)),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='credits', to='articles.publication')),
            ],
            options={
                'verbose_name': '发布件署名',
                'verbose_name_plural': '发布件署名',
            },
        ),
        migrations.CreateModel(
            name='PublishedSection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('heading', models.CharField(blank=True, max_length=300)),
                ('level', models.PositiveSmallIntegerField()),
                ('document', models.TextField()),
                ('search_text', models.TextField(default='')),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='articles.publication')),
            ],
            options={
                'verbose_name': '发布件小节',
                'verbose_name_plural': '发布件小节',
            },
        ),
        migrations.CreateModel(
            name='PublishedSectionTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tag_id_public', models.UUIDField()),
                ('name', models.CharField(max_length=100)),
                ('kind', models.CharField(choices=[('keyword', '关键词'), ('place', '地名'), ('person', '人名'), ('organisation', '机构'), ('subject', '主题分类')], max_length=20)),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='section_tags', to='articles.publication')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tags', to='articles.publishedsection')),
            ],
            options={
                'verbose_name': '发布件小节标签',
                'verbose_name_plural': '发布件小节标签',
            },
        ),
        migrations.CreateModel(
            name='PublishedTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tag_id_public', models.UUIDField()),
                ('name', models.CharField(max_length=100)),
                ('kind', models.CharField(choices=[('keyword', '关键词'), ('place', '地名'), ('person', '人名'), ('organisation', '机构'), ('subject', '主题分类')], max_length=20)),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tags', to='articles.publication')),
            ],
            options={
                'verbose_name': '发布件标签',
                'verbose_name_plural': '发布件标签',
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='稿次')),
                ('content', models.JSONField(verbose_name='内容')),
                ('content_hash', models.CharField(max_length=64, verbose_name='内容校验值')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='时间')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='articles.article', verbose_name='稿件')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='经手人')),
            ],
            options={
                'verbose_name': '稿次',
                'verbose_name_plural': '稿次',
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公开编号')),
                ('name', models.CharField(max_length=200, unique=True, verbose_name='名称')),
                ('url', models.URLField(blank=True, verbose_name='网址')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='建立时间')),
            ],
            options={
                'verbose_name': '报刊',
                'verbose_name_plural': '报刊',
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='source_has_a_name', violation_error_message='报刊必须有名称。')],
            },
        ),
        migrations.AddField(
            model_name='issue',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issues', to='articles.source', verbose_name='报刊'),
        ),
        migrations.AddField(
            model_name='article',
            name='source',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='articles.source', verbose_name='报刊'),
        ),
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='公开编号')),
                ('name', models.CharField(max_length=100, verbose_name='名称')),
                ('kind', models.CharField(choices=[('keyword', '关键词'), ('place', '地名'), ('person', '人名'), ('organisation', '机构'), ('subject', '主题分类')], default='keyword', max_length=20, verbose_name='种类')),
            ],
            options={
                'verbose_name': '标签',
                'verbose_name_plural': '标签',
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('name', 'kind'), name='one_tag_per_name_and_kind', violation_error_message='这个标签已经存在。'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='tag_has_a_name', violation_error_message='标签必须有名称。'), models.CheckConstraint(condition=models.Q(('kind__in', ['keyword', 'place', 'person', 'organisation', 'subject'])), name='tag_kind_is_known', violation_error_message='没有这种标签。')],
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='次序')),
                ('level', models.PositiveSmallIntegerField(default=0, help_text='0 表示没有小标题', verbose_name='层级')),
                ('number', models.CharField(blank=True, help_text='一、（一）、1 等，按原文', max_length=20, verbose_name='序号')),
                ('heading', models.CharField(blank=True, max_length=300, verbose_name='小标题')),
                ('body', models.TextField(blank=True, help_text='每行一段', verbose_name='正文')),
                ('lines', models.JSONField(blank=True, default=list, editable=False, verbose_name='原文行号')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='articles.article', verbose_name='稿件')),
                ('tags', models.ManyToManyField(blank=True, related_name='sections', to='articles.tag', verbose_name='标签')),
            ],
            options={
                'verbose_name': '小节',
                'verbose_name_plural': '小节',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='tags',
            field=models.ManyToManyField(blank=True, related_name='articles', to='articles.tag', verbose_name='标签'),
        ),
        migrations.CreateModel(
            name='TagAlias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='别名')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='articles.tag', verbose_name='标签')),
            ],
            options={
                'verbose_name': '标签别名',
                'verbose_name_plural': '标签别名',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Credit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('reporter', '记者'), ('correspondent', '通讯员'), ('intern', '实习生'), ('author', '作者'), ('contributor', '参与采写'), ('photographer', '摄影'), ('compiler', '整理'), ('translator', '翻译'), ('editor', '编辑'), ('proofreader', '校对'), ('duty_editor', '值班编辑'), ('reviewer', '审核'), ('first_review', '初审'), ('second_review', '复审'), ('final_review', '终审'), ('producer', '监制')], max_length=20, verbose_name='职责')),
                ('affiliation', models.CharField(blank=True, max_length=200, verbose_name='单位（按原文）')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='次序')),
                ('lines', models.JSONField(blank=True, default=list, editable=False, verbose_name='原文行号')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='credits', to='articles.article', verbose_name='稿件')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='credits', to='articles.author', verbose_name='作者')),
            ],
            options={
                'verbose_name': '署名',
                'verbose_name_plural': '署名',
                'ordering': ['position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('article', 'author', 'role'), name='one_credit_per_article_author_and_role', violation_error_message='同一作者的同一职责只能署一次。'), models.CheckConstraint(condition=models.Q(('role__in', ['reporter', 'correspondent', 'intern', 'author', 'contributor', 'photographer', 'compiler', 'translator', 'editor', 'proofreader', 'duty_editor', 'reviewer', 'first_review', 'second_review', 'final_review', 'producer'])), name='credit_role_is_known', violation_error_message='没有这种署名职责。')],
            },
        ),
        migrations.AddConstraint(
            model_name='file',
            constraint=models.UniqueConstraint(condition=models.Q(('outcome', 'imported')), fields=('sha256',), name='one_receipt_per_file', violation_error_message='这个文件已经收过。'),
        ),
        migrations.AddConstraint(
            model_name='file',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['imported', 'reparsed', 'unchanged', 'empty', 'rejected'])), name='file_outcome_is_known', violation_error_message='没有这种收稿结果。'),
        ),
        migrations.AddConstraint(
            model_name='file',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'rejected'), _negated=True), models.Q(('reason_code', ''), _negated=True), _connector='OR'), name='rejected_file_has_a_reason', violation_error_message='拒收必须写明原因。'),
        ),
        migrations.AddConstraint(
            model_name='caption',
            constraint=models.CheckConstraint(condition=models.Q(('article__isnull', False), ('file__isnull', False), _connector='OR'), name='caption_belongs_somewhere', violation_error_message='图片说明必须属于稿件，或来自某个文件。'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.CheckConstraint(condition=models.Q(('file__isnull', False), ('article__isnull', False), _connector='OR'), name='finding_belongs_somewhere', violation_error_message='问题必须属于某个文件或稿件。'),
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(fields=['state', '-published_at', '-public_id'], name='publication_newest'),
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(fields=['state', '-ordering_date', '-published_at', '-public_id'], name='publication_by_date'),
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(fields=['state', 'ordering_page', '-published_at', '-public_id'], name='publication_by_page'),
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(fields=['state', 'source_id_public'], name='publication_by_source'),
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(fields=['state', 'column'], name='publication_by_column'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.UniqueConstraint(fields=('article', 'version'), name='versions_of_an_article_are_numbered'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'live')), fields=('article',), name='one_live_version_per_article', violation_error_message='一篇稿件只能有一个在线版本。'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['live', 'superseded', 'withdrawn'])), name='publication_state_is_known'),
        ),
        migrations.AddIndex(
            model_name='publishedcredit',
            index=models.Index(fields=['author_id_public', 'role'], name='published_credit_author'),
        ),
        migrations.AddIndex(
            model_name='publishedcredit',
            index=models.Index(fields=['name'], name='published_credit_name'),
        ),
        migrations.AddIndex(
            model_name='publishedcredit',
            index=models.Index(fields=['role', 'kind'], name='published_credit_role'),
        ),
        migrations.AddConstraint(
            model_name='publishedsection',
            constraint=models.UniqueConstraint(fields=('publication', 'position'), name='published_sections_are_numbered'),
        ),
        migrations.AddIndex(
            model_name='publishedsectiontag',
            index=models.Index(fields=['name'], name='published_section_tag_name'),
        ),
        migrations.AddIndex(
            model_name='publishedsectiontag',
            index=models.Index(fields=['tag_id_public'], name='published_section_tag_id'),
        ),
        migrations.AddIndex(
            model_name='publishedtag',
            index=models.Index(fields=['name'], name='published_tag_name'),
        ),
        migrations.AddIndex(
            model_name='publishedtag',
            index=models.Index(fields=['tag_id_public'], name='published_tag_id'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.UniqueConstraint(fields=('article', 'number'), name='revisions_of_an_article_are_numbered'),
        ),
        migrations.AddConstraint(
            model_name='issue',
            constraint=models.UniqueConstraint(fields=('source', 'date', 'number'), name='one_issue_per_source_date_and_number', violation_error_message='这一期已经存在。'),
        ),
        migrations.AddConstraint(
            model_name='section',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('heading', ''), ('level', 0)), models.Q(('level__gte', 1), models.Q(('heading', ''), _negated=True)), _connector='OR'), name='heading_and_level_go_together', violation_error_message='有小标题的小节层级从 1 起；没有小标题的层级为 0。'),
        ),
        migrations.AddConstraint(
            model_name='section',
            constraint=models.CheckConstraint(condition=models.Q(('level__lte', 6)), name='section_level_is_at_most_six', violation_error_message='小标题最多六级。'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['state', '-created_at'], name='article_by_state'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.UniqueConstraint(fields=('file', 'file_position'), name='one_article_per_place_in_a_file', violation_error_message='同一文件的同一位置只能有一篇稿件。'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'published', 'withdrawn'])), name='article_state_is_known', violation_error_message='没有这种稿件状态。'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('page_number__isnull', True), ('page_number__gte', 1), _connector='OR'), name='page_number_counts_from_one', violation_error_message='版次从 1 开始。'),
        ),
    ]
