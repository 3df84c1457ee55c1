"""The admin 后台: the editors' desk, stock Django, one module per group of nouns."""

from django.contrib import admin

from articles import models
from articles.admin.articles import ArticleAdmin
from articles.admin.findings import FindingAdmin
from articles.admin.intake import BatchAdmin, FileAdmin
from articles.admin.pictures import CaptionAdmin
from articles.admin.publications import ChangeAdmin, PublicationAdmin
from articles.admin.vocabulary import AuthorAdmin, IssueAdmin, SourceAdmin, TagAdmin

admin.site.site_header = "稿库"
admin.site.site_title = "稿库"
admin.site.index_title = "编辑部"
admin.site.empty_value_display = "—"

admin.site.register(models.Article, ArticleAdmin)
admin.site.register(models.Author, AuthorAdmin)
admin.site.register(models.Batch, BatchAdmin)
admin.site.register(models.Caption, CaptionAdmin)
admin.site.register(models.Change, ChangeAdmin)
admin.site.register(models.File, FileAdmin)
admin.site.register(models.Finding, FindingAdmin)
admin.site.register(models.Issue, IssueAdmin)
admin.site.register(models.Publication, PublicationAdmin)
admin.site.register(models.Source, SourceAdmin)
admin.site.register(models.Tag, TagAdmin)
