"""Employees and their posts: NIP, grades, education, names, histories, who ranks to sign."""
