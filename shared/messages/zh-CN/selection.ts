export const selection = {
  all: '选择全部',
  one: '选择这一行',
  bar: '所选的行',
  copy: '复制',
  clear: '取消选择',
  'too-many': '一次最多复制 {max, number} 行；更多的请导出。',
  'copy-failed': '浏览器没有允许复制，请再按一次。',
  count: '已选 {count, number} 位',
  gone: '列表已变化，选择已取消。',
  export: '导出所选',
} as const;
