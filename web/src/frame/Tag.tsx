import classes from './frame.module.css';

/** A word beside a name. */
export function Tag({ children }: { children: string }) {
  return <span className={classes.tag}>{children}</span>;
}
