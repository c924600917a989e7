export { DeskNotFound as default } from '#components/desk/desk-not-found.tsx';
