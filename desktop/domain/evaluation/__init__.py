"""What changed after moves: values before and after, follow-ups, figures of a report."""
