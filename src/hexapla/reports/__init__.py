"""What is printed: text for people, data for programs. Nothing here decides, reads or writes files."""
