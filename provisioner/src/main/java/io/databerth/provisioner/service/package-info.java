/** The Quarkus rim of the provisioner: configuration, life cycle, topics, health. */
@NullMarked
package io.databerth.provisioner.service;

import org.jspecify.annotations.NullMarked;
