import type { ReadJobs, WriteJobs } from '../../threads/jobs.ts';
import { countMembers } from '../members/order.ts';
import { listViews } from './list.ts';
import { changeView, createView, removeView, renameView } from './save.ts';

export const viewsReads = {
  'views.list': listViews,
  'views.count': countMembers,
} satisfies ReadJobs;

export const viewsWrites = {
  'views.create': createView,
  'views.rename': renameView,
  'views.change': changeView,
  'views.remove': removeView,
} satisfies WriteJobs;
