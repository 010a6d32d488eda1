CREATE DATABASE queue OWNER enlarger;
