"""The API 接口: what publishing clients read; it reads publication tables and nothing else."""
