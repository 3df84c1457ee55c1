"""The newsroom 编辑部: everything that needs people, rows and time."""
