"""What the office may set: kinds of case, checks, reasons, delegations, calendar, times around elections."""
