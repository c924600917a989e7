'use client';
export { DeskFault as default } from '#components/desk/desk-fault.tsx';
