export const progress = {
  sample: '正在导入示例数据',
  backup: '正在备份',
  check: '正在检查',
  restore: '正在恢复',
} as const;
