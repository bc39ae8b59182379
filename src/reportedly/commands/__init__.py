"""What the commands do once their words are understood; `reportedly.cli` says what the words are."""
