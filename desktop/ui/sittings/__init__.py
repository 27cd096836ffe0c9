"""Sittings of the Tim Penilai Kinerja."""
