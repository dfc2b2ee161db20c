import { Component, type ReactNode } from 'react';

interface LockOnErrorProps {
  onError(error: unknown): void;
  children: ReactNode;
}

/** Draws its children; where one of them cannot be drawn, nothing of them, and says so to whoever can lock. */
export class LockOnError extends Component<LockOnErrorProps, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override componentDidCatch(error: unknown) {
    this.props.onError(error);
  }

  override render() {
    return this.state.isBroken ? null : this.props.children;
  }
}
