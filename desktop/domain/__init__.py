"""What is true: values, rules, stages and deadlines, as pure functions over plain values."""
