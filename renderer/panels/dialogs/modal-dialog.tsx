import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useApp } from '../app-context';

/** A dialog over the window: titled, left with Escape, giving the keyboard back to the article. */
export function ModalDialog({
  title,
  size = 'medium',
  onClose,
  children,
}: {
  readonly title: string;
  readonly size?: 'small' | 'medium' | 'large' | 'huge';
  readonly onClose?: () => void;
  readonly children: ReactNode;
}) {
  const app = useApp();
  return (
    <ModalOverlay
      isOpen
      isDismissable
      className="overlay"
      onOpenChange={(open) => {
        if (open) return;
        app.dialog.set(undefined);
        onClose?.();
      }}
    >
      <Modal className={`modal ${size}`}>
        <Dialog className="dialog">
          <Heading slot="title">{title}</Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
