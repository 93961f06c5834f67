export { escapeHtml } from './letter.js';
export { NotificationsModule } from './notifications.module.js';
export { Notifications, type NewNotification, type Recipient } from './notifications.service.js';
