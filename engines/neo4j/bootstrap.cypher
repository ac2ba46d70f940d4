CREATE OR REPLACE USER ${username_identifier} SET PASSWORD ${password_literal} CHANGE NOT REQUIRED;
