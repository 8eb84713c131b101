/** Provides the program {@code fokker}: its commands, options, tables and exit statuses. */
@org.jspecify.annotations.NullMarked
package org.fokker.validation.command;
