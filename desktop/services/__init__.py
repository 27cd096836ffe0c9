"""What an officer can do: one function for each use case, its first parameter the session."""
