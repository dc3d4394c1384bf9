/**
 * What a project says about itself, and where it says so: the command line, the environment, files,
 * the settings of Spring Boot or Quarkus, and those of the bundle that is running.
 */
package dev.autogen.engine.configuration;
