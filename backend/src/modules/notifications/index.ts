export { escapeHtml } from './letter.js';
export { ALARMED_ROLES } from './alarm.js';
export { NotificationsModule } from './notifications.module.js';
export { Notifications, type NewNotification, type Recipient } from './notifications.service.js';
export { Subscriptions } from './subscriptions/subscriptions.service.js';
