export type { ReceivedAttachment } from './attachment.js';
export { AttachmentsModule } from './attachments.module.js';
export { AttachmentUpload, type UploadedAttachment } from './attachments.upload.js';
export { Contents } from './contents.js';
