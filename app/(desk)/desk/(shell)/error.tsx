'use client';
export { DeskFault as default } from '#components/desk/shell/desk-fault.tsx';
