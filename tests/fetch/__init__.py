"""Tests of fetching, against a real server on the loopback."""
