export const progress = {
  sample: '正在导入示例数据',
  backup: '正在备份',
  check: '正在检查',
  restore: '正在恢复',
  recognise: '正在识别',
  stage: '正在核对',
  commit: '正在提交',
  undo: '正在撤销',
  facts: '正在计算',
  document: '正在生成文件',
  scratch: '正在准备试算用的副本',
  try: '正在副本里试算，供后面的表使用',
} as const;
