import type {Consent} from '@akkoord/core';
import type {Receipt} from '@akkoord/schema';

/**
 * Hands the visitor the receipt of the last decision as a JSON file. Resolves to it, or to null where
 * there is none yet: no collector has answered so far.
 */
export async function downloadReceipt(consent: Consent): Promise<Receipt | null> {
  const receipt = await consent.receipt();
  if (!receipt) return null;
  const address = URL.createObjectURL(
    new Blob([JSON.stringify(receipt, null, 2)], {type: 'application/json'}),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = `akkoord-receipt-${receipt.row.record.id}.json`;
  link.click();
  // The download has to have started before its address may go.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return receipt;
}
