'use client';
export { DeskPageFault as default } from '#components/desk/desk-page-fault.tsx';
