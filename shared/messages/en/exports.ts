import type { SameKeys } from '../same-keys.ts';
import type { exports as source } from '../zh-CN/exports.ts';

export const exports = {
  contents: 'Contents',
  'format-pdf': 'PDF document',
  'format-docx': 'Word document (DOCX)',
  'format-pptx': 'PowerPoint slides (PPTX)',
  'format-xlsx': 'Excel workbook (XLSX)',
  'format-html': 'Web page (HTML)',
  'format-json': 'JSON data',
  'hint-pdf': 'Laid out, ready to send and print.',
  'hint-docx': 'Go on writing in it; its charts can be edited too.',
  'hint-pptx': 'One message per slide, charts that can be edited, definitions in the notes.',
  'hint-xlsx':
    'A sheet for every table, charts that can be edited, links from every figure to the rows behind it.',
  'hint-html': 'One file for the browser; click a figure to see its definition.',
  'hint-json': 'For other programs.',
  numbers: 'The numbers in this chart',
  notes: 'Definitions of the figures on this slide',
  'part-of': '{title} ({part, number}/{parts, number})',
  'not-whole': '* Not complete yet; it may still change.',
  small: 'under {least, number}',
  'small-note':
    'To protect members, numbers of fewer than {least, number} people are not shown, nor are those that would give them away.',
  'says-funnel':
    '{signedUp} people signed up, {attended} came ({rate}), and {converted} of them bought afterwards.',
  'says-funnel-unknown':
    '{signedUp} people signed up; nobody was scanned, so attendance and conversion are unknown.',
  'says-events':
    '{count, plural, one {# event} other {# events}}: {signups} sign-ups, {checkedIn} check-ins, {walkIns} walk-ins.',
  'says-events-unknown':
    '{count, plural, one {# event} other {# events}}: {signups} sign-ups; nobody was scanned.',
  'says-comparison-up': 'Higher than before: {up}. No other rate or average shows a difference.',
  'says-comparison-down': 'Lower than before: {down}. No other rate or average shows a difference.',
  'says-comparison-both':
    'Higher than before: {up}; lower: {down}. No other rate or average shows a difference.',
  'says-comparison-none': 'No rate or average shows a difference from before.',
  'says-contributors':
    'The {count, number} who contributed most wrote {messages} messages and placed {orders} orders with net sales of {net}.',
  'rows-index': 'Rows behind',
  'rows-number': 'Figure',
  'rows-count': 'Rows',
  'rows-sum': 'They add up to',
  'rows-sheet': 'Sheet',
  'rows-same': 'The same rows as {name}',
  'rows-too-many':
    'Too many rows for this file. Open the retrospective in the program and click the figure to see them all.',
  'rows-limit':
    'This file holds at most {most, number} rows behind figures: those of the KPIs first, then the shortest lists. A list is here whole or not at all.',
  'rows-of': '{things} {part}',
  'rows-member': 'Members',
  'rows-signup': 'Sign-ups',
  'rows-order': 'Orders',
  'rows-referral': 'Referrals',
  'rows-content': 'Content',
  'rows-cost': 'Costs',
  'rows-response': 'Answers',
} as const satisfies SameKeys<typeof source>;
