import { describe, expect, it } from 'vitest';
import { shared } from '../../../support/import-kinds.ts';

const header = [
  '序号',
  '提交答卷时间',
  '所用时间',
  '来源',
  '来源详情',
  '来自IP',
  '总分',
  '1、您的性别',
  '2、您从哪里知道我们',
  '3、您常喝的咖啡(手冲)',
  '3、(拿铁)',
  '4、请评价以下方面(环境)',
  '4、请评价以下方面(服务)',
  '5、您有多大可能向朋友推荐我们',
  '6、您对活动满意吗？请打分',
  '7、您的建议',
  '8、您的手机号',
];
const response = (n: number, ...rest: (string | number)[]) => [
  n,
  `2026/6/${(n % 9) + 1} 20:0${n % 10}:00`,
  `${60 + n}秒`,
  '微信',
  '直接访问',
  '1.2.3.4(上海)',
  80 + (n % 5),
  ...rest,
];
const genders = ['男', '女'];
const rows = Array.from({ length: 12 }, (_, at) => {
  const n = at + 1;
  return response(
    n,
    genders[n % 2]!,
    ['朋友圈┋社群', '社群', '(跳过)'][n % 3]!,
    n % 2,
    n % 3 === 0 ? 1 : 0,
    (n % 5) + 1,
    ((n + 2) % 5) + 1,
    [10, 9, 7, 3, 0][n % 5]!,
    (n % 5) + 1,
    n === 1 ? '多办活动，最好在周末' : n % 2 === 0 ? '' : `建议${n}`,
    n === 1 ? '13800000001' : '',
  );
});

interface Question {
  readonly position: number;
  readonly text: string;
  readonly part: string | null;
  readonly kind: string;
  readonly answers: number;
}
const questions = `SELECT position, question.text, part, kind, count(answer.id) AS answers FROM question
  LEFT JOIN answer ON answer.question_id = question.id GROUP BY question.id ORDER BY position`;

describe('a survey of 问卷星', () => {
  it('is known by its columns; what is left are questions, each with its kind', async () => {
    const { roundTrip, give, query, fieldsOf, warningsOf } = shared();
    await give('会员.csv', [
      ['姓名', '手机号'],
      ['王一', '13800000001'],
    ]);
    const found = await fieldsOf('问卷.csv', [header, ...rows]);
    expect(found).toMatchObject({ kind: 'surveys', questions: [] });
    expect(Object.values(found.fields)).toEqual([
      'survey.number',
      'survey.submitted',
      'survey.duration',
      'survey.source',
      'survey.source_detail',
      null,
      'survey.score',
      ...new Array<string>(9).fill('survey.answer'),
      'member.phone',
    ]);
    const name = '289374_按文本_活动满意度_12_12.csv';
    const first = await roundTrip(name, [header, ...rows]);
    expect(first).toMatchObject({
      created: 12,
      rejected: 0,
      entities: {
        surveys: { created: 1 },
        questions: { created: 8 },
        survey_responses: { created: 12 },
      },
    });
    expect(warningsOf(first)).toEqual(expect.arrayContaining(['columns-unmapped', 'survey-name']));
    await give(name, [header, ...rows]);
    expect(query<Question>(questions)).toEqual([
      { position: 1, text: '您的性别', part: null, kind: 'single', answers: 12 },
      { position: 2, text: '您从哪里知道我们', part: null, kind: 'multi', answers: 8 },
      { position: 3, text: '您常喝的咖啡', part: null, kind: 'multi', answers: 8 },
      { position: 4, text: '请评价以下方面', part: '环境', kind: 'rating', answers: 12 },
      { position: 5, text: '请评价以下方面', part: '服务', kind: 'rating', answers: 12 },
      { position: 6, text: '您有多大可能向朋友推荐我们', part: null, kind: 'nps', answers: 12 },
      { position: 7, text: '您对活动满意吗？请打分', part: null, kind: 'rating', answers: 12 },
      { position: 8, text: '您的建议', part: null, kind: 'text', answers: 6 },
    ]);
    expect(
      query(`SELECT survey.name, member.name AS who, duration_ms, score, submitted_date
        FROM survey_response JOIN survey ON survey.id = survey_id
        LEFT JOIN member ON member.id = member_id WHERE number = '1'`),
    ).toEqual([
      {
        name: '活动满意度',
        who: '王一',
        duration_ms: 61_000,
        score: 81,
        submitted_date: '2026-06-02',
      },
    ]);
    expect(
      query(`SELECT question.position, answer.text, answer.number FROM answer
        JOIN question ON question.id = question_id JOIN survey_response ON survey_response.id = response_id
        WHERE survey_response.number = '3' AND question.position IN (2, 3, 6) ORDER BY 1`),
    ).toEqual([
      { position: 2, text: '朋友圈\u001f社群', number: null },
      { position: 3, text: '手冲\u001f拿铁', number: null },
      { position: 6, text: '3', number: 3 },
    ]);
  });

  it('grows: new responses are created, changed answers updated, skipped codes are no answers', async () => {
    const { give, query, staged } = shared();
    const named = { context: { survey: '满意度' } };
    await give('甲.csv', [header, ...rows.slice(0, 10)], named);
    const changed = rows.map((row, at) =>
      at === 1
        ? [...row.slice(0, 13), 10, ...row.slice(14)]
        : at === 2
          ? [...row.slice(0, 13), -3, ...row.slice(14)]
          : row,
    );
    const { updated: shown } = await staged('乙.csv', [header, ...changed], named);
    expect(shown[0]?.changes).toEqual([
      { field: 'survey.answer', header: header[13], old: '7', new: '10' },
    ]);
    const later = await give('乙.csv', [header, ...changed], named);
    expect(later).toMatchObject({ created: 2, updated: 1, unchanged: 9 });
    expect(
      query(`SELECT response.number AS n, answer.number FROM answer JOIN question ON question.id = question_id
        JOIN survey_response AS response ON response.id = response_id
        WHERE kind = 'nps' AND response.number IN ('2', '3') ORDER BY 1`),
    ).toEqual([
      { n: '2', number: 10 },
      { n: '3', number: 3 },
    ]);
  });
});

describe('surveys of other makers', () => {
  it('are known by their columns', async () => {
    const { fieldsOf, give } = shared();
    for (const [maker, columns, row, fields] of [
      [
        'Typeform',
        [
          '#',
          'How did you hear about us?',
          'How likely are you to recommend us to a friend or colleague? Please answer honestly.',
          'Start Date (UTC)',
          'Submit Date (UTC)',
          'Network ID',
        ],
        ['abc123', 'Friend', '9', '2026-06-01 10:00:00', '2026-06-01 10:02:00', 'f00'],
        ['survey.number', 'survey.answer', 'survey.answer', null, 'survey.submitted', null],
      ],
      [
        'Google Forms',
        [
          'Timestamp',
          'Email address',
          'How satisfied are you with the event?',
          'What should we do better next time?',
        ],
        ['2026/05/28 7:01:33 PM GMT+2', 'ann@example.com', '4', 'More tea'],
        ['survey.submitted', 'member.email', 'survey.answer', 'survey.answer'],
      ],
      [
        'Microsoft Forms',
        [
          'ID',
          'Start time',
          'Completion time',
          'Email',
          'Name',
          '您对活动的评价是？',
          '您最喜欢哪个环节？',
          '您还想说什么？',
        ],
        [
          '1',
          '2026-06-01 10:00',
          '2026-06-01 10:05',
          'bo@example.com',
          'Bo',
          '很好',
          '品鉴',
          '谢谢',
        ],
        [
          'survey.number',
          null,
          'survey.submitted',
          'member.email',
          'member.name',
          'survey.answer',
          'survey.answer',
          'survey.answer',
        ],
      ],
      [
        'LinkWeChat',
        ['日期', '用户姓名', '渠道', '用户手机号', '微信openID', '微信unionID', '您喜欢哪种口味'],
        ['2026-06-01', '王一', '海报', '13800000001', 'oX1', 'uX1', '浅烘'],
        [
          'survey.submitted',
          'member.name',
          'survey.source',
          'member.phone',
          'member.openid',
          'member.unionid',
          'survey.answer',
        ],
      ],
    ] as const) {
      const found = await fieldsOf(`${maker}.csv`, [columns, row]);
      expect([found.kind, found.questions], maker).toEqual(['surveys', []]);
      expect(Object.values(found.fields), maker).toEqual(fields);
      expect(await give(`${maker}.csv`, [columns, row])).toMatchObject({ created: 1, rejected: 0 });
    }
  });

  it('a separator that is told splits options; without numbers a response is its time and answers', async () => {
    const { roundTrip, give, query } = shared();
    const sheet = [
      ['Timestamp', 'Which sessions did you attend?'],
      ['2026-06-01 10:00', 'Brewing / Roasting'],
      ['2026-06-01 10:00', 'Brewing'],
    ];
    const wishes = { context: { survey: 'Sessions', separator: '/' } };
    expect(await roundTrip('g.csv', sheet, wishes)).toMatchObject({ created: 2 });
    await give('g.csv', sheet, wishes);
    expect(
      query(
        'SELECT answer.text, kind FROM answer JOIN question ON question.id = question_id ORDER BY 1',
      ),
    ).toEqual([
      { text: 'Brewing', kind: 'multi' },
      { text: 'Brewing\u001fRoasting', kind: 'multi' },
    ]);
  });
});
