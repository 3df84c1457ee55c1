"""The acts 经手: what people do to articles, one file each, all or nothing."""
