import type { metrics as source } from '../zh-CN/metrics.ts';
import type { SameKeys } from '../same-keys.ts';

export const metrics = {
  'name-members.total': 'Members',
  'definition-members.total':
    'Members on the last day of the period; those whose join date is unknown are counted.',
  'name-members.new': 'New members',
  'definition-members.new':
    'Members whose join date lies in the period; those whose join date is unknown are not counted.',
  'name-members.left': 'Members who left',
  'definition-members.left':
    'Members present at the start or joined in the period who are not there at its end.',
  'name-members.silent': 'Silent members',
  'definition-members.silent':
    'Members at the end of the period who joined 30 days before or more and had no interaction in the last 30 days (nor a last active date in them on a member list); staff are not counted.',
  'name-growth.rate': 'Growth rate',
  'definition-growth.rate': '(members at the end − members at the start) ÷ members at the start.',
  'name-churn.rate': 'Churn rate',
  'definition-churn.rate':
    'Members active at the start who had left by the end, or had no interaction in its last 30 days ÷ members active at the start (here then, with an interaction in the 30 days before). Who joined and left inside the period is in neither part; who a member list states as active in the last 30 days is not lost.',
  'name-winback.rate': 'Win-back rate',
  'definition-winback.rate':
    'Members silent at the start with an interaction in the period ÷ members silent at the start (here then, joined 30 days before or more, without an interaction in those 30 days).',
  'name-active.members': 'Active members',
  'definition-active.members':
    'Persons with at least one interaction in the period; joining is not activity.',
  'name-speaking.rate': 'Speaking rate',
  'definition-speaking.rate':
    'Persons with at least one message ÷ members at the end of the period.',
  'name-messages.per_active': 'Messages per active member',
  'definition-messages.per_active':
    'Messages of the period ÷ active members; system messages and staff, bots marked as staff included, are left out.',
  'name-messages.per_member': 'Messages per member',
  'definition-messages.per_member':
    'Messages of the period ÷ members at its end; system messages and staff, bots marked as staff included, are left out.',
  'name-stickiness': 'Stickiness (DAU/MAU)',
  'definition-stickiness':
    'Mean daily active members over the trailing 30 days ÷ persons active in those 30 days.',
  'name-active.dau': 'Daily active members (DAU)',
  'definition-active.dau': 'Persons with at least one interaction on the last day of the period.',
  'name-active.wau': 'Weekly active members (WAU)',
  'definition-active.wau':
    'Persons with at least one interaction in the 7 days that end with the period; trailing, not the calendar week.',
  'name-active.mau': 'Monthly active members (MAU)',
  'definition-active.mau':
    'Persons with at least one interaction in the 30 days that end with the period; trailing, not the calendar month.',
  'name-retention.classic': 'Day-7 retention (classic)',
  'definition-retention.classic':
    'Members who joined in the period and were active on day 7 after joining ÷ members who joined in the period.',
  'name-retention.rolling': 'Day-7 retention (rolling)',
  'definition-retention.rolling':
    'Members who joined in the period and were active on day 7 after joining or later ÷ members who joined in the period; told until today, and may still rise.',
  'name-retention.cumulative': 'Day-7 retention (cumulative)',
  'definition-retention.cumulative':
    'Members who joined in the period and were active on any of the days 1 to 7 after joining ÷ members who joined in the period.',
  'name-signups.total': 'Sign-ups',
  'definition-signups.total':
    'All sign-ups of the events, waiting, cancelled and declined included; staff are not counted.',
  'name-signups.confirmed': 'Confirmed sign-ups',
  'definition-signups.confirmed': 'Sign-ups whose status is confirmed; staff are not counted.',
  'name-events.checked_in': 'Attendees',
  'definition-events.checked_in':
    'Persons whose last scan is a check-in, walk-ins included; staff are not counted.',
  'name-events.show_up_rate': 'Show-up rate',
  'definition-events.show_up_rate':
    'Confirmed sign-ups that came ÷ confirmed sign-ups; walk-ins and staff are not counted; only events that have begun and have check-ins.',
  'name-events.no_show_rate': 'No-show rate',
  'definition-events.no_show_rate': '1 − show-up rate; only once the events are over.',
  'name-events.walk_ins': 'Walk-ins',
  'definition-events.walk_ins':
    'Persons checked in without a sign-up for the event; staff are not counted.',
  'name-events.new_members': 'New by the event',
  'definition-events.new_members':
    'Persons who came, with no sign-up or check-in of an earlier event, who joined from the day they signed up to 7 days after the end; those of unknown join date count too, and the figure is then marked incomplete.',
  'name-events.nps': 'Event NPS',
  'definition-events.nps':
    'Share of answers 9–10 − share of answers 0–6, as a whole number from −100 to 100; only the first question of a survey of the event that asks for a recommendation from 0 to 10, by response, without staff. A question that nobody answered above 5 has another scale and is left out.',
  'name-events.response_rate': 'Survey response rate',
  'definition-events.response_rate':
    'Responses to surveys of the event ÷ persons who came; whoever came is taken as asked.',
  'name-orders.count': 'Orders',
  'definition-orders.count': 'Orders paid in the period and not wholly refunded.',
  'name-orders.net': 'Net sales',
  'definition-orders.net':
    'Amounts paid for orders of the period less refunds; orders in another currency are not added.',
  'name-orders.aov': 'Average order value',
  'definition-orders.aov':
    'Net sales ÷ orders paid in the period in the same currency and not wholly refunded.',
  'name-buyers.count': 'Buyers',
  'definition-buyers.count':
    'Persons with at least one order in the period that was not wholly refunded; staff are not counted.',
  'name-repurchase.rate': 'Repurchase rate',
  'definition-repurchase.rate': 'Persons with two such orders or more in the period ÷ buyers.',
  'name-conversion.rate': 'Conversion rate',
  'definition-conversion.rate':
    'Attendees with an order paid within 30 days after any attendance and not wholly refunded ÷ attendees.',
  'name-referral.new': 'New by referral',
  'definition-referral.new':
    'New members whom members brought in the period: one referrer each, the earliest; nobody who brought himself, no staff, nothing that goes in a circle; of records that only count, what they count beyond the members named on the same day; without a date of referral, the join date counts.',
  'name-referral.k': 'K-factor (observed)',
  'definition-referral.k':
    'New by referral ÷ members at the start of the period, the period being one cycle; from 1 on the community grows by referral alone.',
  'name-events.cost_per_attendee': 'Cost per attendee',
  'definition-events.cost_per_attendee':
    'Actual cost of events of which attendance is known (prizes, welfare and red packets included) ÷ attendances: each person once for each event, walk-ins included, staff not counted. Income is not taken off; other currencies are not added.',
  'reason-no-costs': 'No actual cost is recorded',
  'reason-costs-other-currency': 'The actual costs are all in another currency',
  'cost-item': 'Cost item',
  'name-points.liability': 'Points outstanding',
  'definition-points.liability':
    'Points granted − spent − expired by the ledger until the end of the period, of whoever holds them, also of those who left (of communities: of their members at the end); staff are not counted.',
  'reason-no-active-in-period': 'Nobody was active in the period',
  'reason-other-currency': 'The orders of the period are all in another currency',
  'reason-no-points': 'No points had been recorded by then',
  'reason-no-referrals': 'There are no referrals yet',
  'reason-no-members': 'There were no members to start from',
  'reason-no-confirmed': 'There are no confirmed sign-ups',
  'reason-no-buyers': 'Nobody bought in the period',
  'reason-no-orders': 'There are no orders in the period',
  'reason-no-attendees': 'Nobody attended',
  'reason-not-ended': 'The events are not over yet',
  'reason-no-active': 'Nobody was active in those 30 days',
  'reason-no-active-at-start': 'nobody was active at the start',
  'reason-no-silent-at-start': 'nobody was silent at the start',
  'reason-no-new': 'Nobody joined in the period',
  'reason-no-data': 'There is no data for this time',
  'unit-people': 'people',
  n: 'n = {n, number}',
  interval: '95% interval {low} – {high}',
  formula: '{numerator} ÷ {denominator}',
  period: '{from} to {to}',
  incomplete: 'incomplete',
  definition: 'Definition',
  'reason-no-members-at-end': 'There are no members at the end',
  'reason-not-started': 'Not begun yet',
  'reason-no-checkins': 'Nobody was checked in',
  'rows-more': 'Show {count, number} more',
  why: 'No value',
  'name-silent.rate': 'Silent share',
  'definition-silent.rate': 'Silent members ÷ members at the end of the period.',
  'name-content.published': 'Content published',
  'definition-content.published': 'Content items whose publishing date lies in the period.',
  'name-content.balance': 'Interactive share of content',
  'definition-content.balance':
    'Interactive items (live, poll, Q&A, topic, game, members’ own) ÷ all items published in the period.',
  'reason-no-content': 'nothing was published in the period',
  'reason-segment-lost': 'the campaign’s segment is gone and was not frozen',
  'content-title': 'Content',
  'content-published': 'Published',
  'reason-filter-lost':
    'the community or event this KPI is about no longer exists, or several have that name',
  'reason-filter-unfit': 'this KPI is about one event, and the metric is not counted by event',
  'reason-no-survey': 'No survey with a recommendation question (0–10) is linked',
  'reason-no-answers': 'No responses yet',
  thin: 'Fewer than {least, number} answers: too thin to lean on',
  'response-by': 'Answered by',
  'response-on': 'Submitted on, and recommendation',
  'name-content.engagement_rate': 'Engagement rate of content',
  'definition-content.engagement_rate':
    '(likes + comments + shares) ÷ reads of what was published in the period; the latest results of each item, and only items of which both sides are known.',
  'name-feedback.first_response_median_ms': 'Time to first reply (median)',
  'definition-feedback.first_response_median_ms':
    'Time from a member’s question to the first reply of an operator, inside service hours, the middle of all; those without a reply are counted apart.',
  'name-feedback.p90_ms': 'Time to first reply (nine in ten)',
  'definition-feedback.p90_ms':
    'The time within which nine questions in ten have their first reply of an operator, inside service hours; those without a reply are counted apart.',
  'name-campaign.cost': 'Campaign cost',
  'definition-campaign.cost':
    'Actual amounts of all cost lines of the campaign and of its events; where there is none, the total typed on the campaign. Other currencies are not added; the date of a cost does not matter.',
  'name-campaign.roi': 'ROI (on sales)',
  'definition-campaign.roi':
    '(net sales of the period − campaign cost) ÷ campaign cost; margins are not known, so the cost of goods is not taken off. Other currencies are not added.',
  'name-campaign.cac': 'Cost per new member',
  'definition-campaign.cac': 'Campaign cost ÷ new members in the campaign’s period.',
  'name-campaign.attainment': 'Campaign attainment',
  'definition-campaign.attainment':
    'Attainment of all KPIs weighted by their weights, each counted up to 120%; those without an attainment are left out.',
  'reason-no-results': 'No results are known of what was published in the period',
  'reason-no-reads': 'The reads of these items add up to zero',
  'reason-no-tickets': 'The workspace has no records of when questions were asked and answered',
  'reason-no-campaign': 'Only told of a campaign',
  'reason-campaign-whole':
    'Only told of the whole campaign, not of some of its days, one community or one event',
  'reason-zero-cost': 'The recorded cost is zero',
  'reason-no-kpis': 'There is no KPI whose attainment can be told',
  'formula-return': '{numerator} ÷ {denominator} − 1',
  'campaign-title': 'Campaign',
  'campaign-from': 'Starts on',
  'kpi-title': 'KPI',
  'kpi-owner': 'Owner',
} as const satisfies SameKeys<typeof source>;
