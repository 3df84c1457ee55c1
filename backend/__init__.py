"""The workshop 车间: bytes in, drafts and findings out; plain Python that knows no database."""
