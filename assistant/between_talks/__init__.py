"""What happens between two talks: the diary, and what is to be looked at soon."""
