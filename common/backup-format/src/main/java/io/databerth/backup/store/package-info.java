/** Where backups lie: names, claims, publication, listing and removal in a local directory. */
@NullMarked
package io.databerth.backup.store;

import org.jspecify.annotations.NullMarked;
