import type { ReadJobs, WriteJobs } from '../../threads/jobs.ts';
import { applyTemplate, createEvent } from './create.ts';
import { eventDetail, eventSignups } from './detail.ts';
import { createEdition, openActions } from './edition.ts';
import { listEvents } from './list.ts';
import { portfolio } from './portfolio.ts';
import { otherWork } from './other-work.ts';
import { archiveEvent, rescheduleEvent, setPlanField, updateEvent } from './save.ts';
import { ownTemplate, ownTemplates, removeTemplate, saveTemplate } from './templates.ts';
import { addLink, removeLink, updateLink } from './links.ts';
import { addTask, moveTask, removeTask, shiftTask, updateTask } from './tasks.ts';

export const eventsReads = {
  'events.list': listEvents,
  'events.detail': eventDetail,
  'events.signups': eventSignups,
  'events.otherWork': otherWork,
  'events.portfolio': portfolio,
  'events.ownTemplates': ownTemplates,
  'events.ownTemplate': ownTemplate,
  'events.openActions': openActions,
} satisfies ReadJobs;

export const eventsWrites = {
  'events.create': createEvent,
  'events.applyTemplate': applyTemplate,
  'events.saveTemplate': saveTemplate,
  'events.removeTemplate': removeTemplate,
  'events.createEdition': createEdition,
  'events.update': updateEvent,
  'events.archive': archiveEvent,
  'events.reschedule': rescheduleEvent,
  'events.setPlan': setPlanField,
  'events.addTask': addTask,
  'events.updateTask': updateTask,
  'events.shiftTask': shiftTask,
  'events.moveTask': moveTask,
  'events.removeTask': removeTask,
  'events.addLink': addLink,
  'events.updateLink': updateLink,
  'events.removeLink': removeLink,
} satisfies WriteJobs;
