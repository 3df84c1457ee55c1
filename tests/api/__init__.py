"""Tests of the API 接口: generated from its own routes, filters and orderings."""
