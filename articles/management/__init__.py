"""What operators type 管理命令."""
