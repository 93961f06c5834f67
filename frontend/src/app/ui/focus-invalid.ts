/** Moves to the first field in error, once the errors are drawn. */
export function focusInvalid(container: HTMLElement): void {
  setTimeout(() => {
    const field =
      container.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      container.querySelector<HTMLElement>('[role="alert"]');
    if (!field) return;
    if (field.getAttribute('role') === 'alert') field.tabIndex = -1;
    field.focus();
  });
}
