"""Text with exact offsets: normalise, outline, split, count, cut; pure and synchronous."""
