import type { FieldId } from './fields.ts';
import type { ImportKind } from './kinds.ts';

/** Header of one template column in zh-CN, zh-TW and English. */
type Column = readonly [field: FieldId, zhCN: string, zhTW: string, en: string];

/** Columns of the program's own templates: what no platform exports, and the common lists. */
export const templates: Readonly<Record<ImportKind, readonly Column[]>> = {
  members: [
    ['member.name', '姓名', '姓名', 'Name'],
    ['member.nickname', '昵称', '暱稱', 'Nickname'],
    ['member.phone', '手机号', '手機號碼', 'Phone'],
    ['member.email', '邮箱', '電子郵箱', 'Email'],
    ['member.external_id', '会员编号', '會員編號', 'Member ID'],
    ['member.gender', '性别', '性別', 'Gender'],
    ['member.birthday', '生日', '生日', 'Birthday'],
    ['member.city', '城市', '城市', 'City'],
    ['member.tags', '标签', '標籤', 'Tags'],
    ['member.points', '积分', '積分', 'Points'],
    ['member.joined', '加入时间', '加入時間', 'Joined'],
    ['member.source', '来源渠道', '來源渠道', 'Source'],
  ],
  'group-members': [
    ['group.name', '群名称', '群名稱', 'Group name'],
    ['group.community', '所属社群', '所屬社群', 'Community'],
    ['member.name', '姓名', '姓名', 'Name'],
    ['member.nickname', '群昵称', '群暱稱', 'Nickname'],
    ['member.phone', '手机号', '手機號碼', 'Phone'],
    ['member.joined', '入群时间', '入群時間', 'Joined'],
    ['member.left', '退群时间', '退群時間', 'Left'],
  ],
  communities: [
    ['community.key', '社群编号', '社群編號', 'Community ID'],
    ['community.name', '社群名称', '社群名稱', 'Community name'],
    ['community.platform', '平台', '平台', 'Platform'],
    ['community.theme', '主题', '主題', 'Theme'],
    ['community.created', '创建时间', '創建時間', 'Created'],
    ['community.owner', '负责人', '負責人', 'Owner'],
  ],
  events: [
    ['event.key', '活动编号', '活動編號', 'Event ID'],
    ['event.name', '活动名称', '活動名稱', 'Event name'],
    ['event.kind', '活动类型', '活動類型', 'Event kind'],
    ['event.start', '开始时间', '開始時間', 'Start time'],
    ['event.end', '结束时间', '結束時間', 'End time'],
    ['event.place', '地点', '地點', 'Place'],
    ['event.capacity', '名额', '名額', 'Capacity'],
    ['event.community', '所属社群', '所屬社群', 'Community'],
  ],
  signups: [
    ['event.key', '活动编号', '活動編號', 'Event ID'],
    ['signup.number', '报名编号', '報名編號', 'Order number'],
    ['member.name', '姓名', '姓名', 'Name'],
    ['member.phone', '手机', '手機', 'Phone'],
    ['signup.ticket', '票种', '票種', 'Ticket'],
    ['signup.at', '报名时间', '報名時間', 'Registration date'],
    ['signup.status', '报名状态', '報名狀態', 'Attendee status'],
    ['signup.checked_in', '签到状态', '簽到狀態', 'Checked in'],
    ['signup.checked_in_at', '签到时间', '簽到時間', 'Checked in at'],
    ['signup.channel', '报名渠道', '報名渠道', 'Channel'],
  ],
  orders: [
    ['order.number', '订单号', '訂單號', 'Order number'],
    ['order.shop', '店铺', '店舖', 'Shop'],
    ['member.name', '姓名', '姓名', 'Name'],
    ['member.phone', '买家手机号', '買家手機號', 'Phone'],
    ['order.status', '订单状态', '訂單狀態', 'Order status'],
    ['order.created', '下单时间', '下單時間', 'Ordered at'],
    ['order.paid_at', '付款时间', '付款時間', 'Paid at'],
    ['order.amount', '实付金额', '實付金額', 'Amount'],
    ['order.refund', '退款金额', '退款金額', 'Refund'],
    ['order.product', '商品名称', '商品名稱', 'Product'],
  ],
  interactions: [
    ['interaction.at', '日期', '日期', 'Date'],
    ['interaction.group', '群名称', '群名稱', 'Group'],
    ['member.name', '姓名', '姓名', 'Name'],
    ['member.phone', '手机号', '手機號碼', 'Phone'],
    ['interaction.kind', '互动类型', '互動類型', 'Type'],
    ['interaction.quantity', '发言条数', '發言條數', 'Message count'],
  ],
  campaigns: [
    ['campaign.name', '活动项目', '活動項目', 'Campaign'],
    ['campaign.from', '开始日期', '開始日期', 'From'],
    ['campaign.to', '结束日期', '結束日期', 'To'],
    ['campaign.baseline_from', '基线开始', '基線開始', 'Baseline from'],
    ['campaign.baseline_to', '基线结束', '基線結束', 'Baseline to'],
    ['campaign.community', '社群', '社群', 'Communities'],
    ['campaign.event', '活动', '活動', 'Events'],
    ['campaign.metric', '指标', '指標', 'Metric'],
    ['campaign.unit', '单位', '單位', 'Unit'],
    ['campaign.target', '目标值', '目標值', 'Target'],
    ['campaign.baseline', '基线值', '基線值', 'Baseline'],
    ['campaign.direction', '方向', '方向', 'Direction'],
    ['campaign.weight', '权重', '權重', 'Weight'],
    ['campaign.owner', '负责人', '負責人', 'Owner'],
  ],
};

/** Every template header by field. */
export const templateHeaders: readonly (readonly [FieldId, readonly string[]])[] = Object.values(
  templates,
)
  .flat()
  .map(([field, ...headers]) => [field, headers] as const);
