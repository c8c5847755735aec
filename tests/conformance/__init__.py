"""What other people's validators say of finished files: three themes on two papers, short CVs and a long one."""
