"""One file per command 一个命令一个文件."""
