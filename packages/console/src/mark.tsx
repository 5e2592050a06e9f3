/** The product's mark: two rings that meet, as two parties who agree. Decorative; the name stands beside it. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 20" width="32" height="20" aria-hidden="true" focusable="false">
      <circle cx="11" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2.5" />
      <circle cx="21" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2.5" />
    </svg>
  );
}
