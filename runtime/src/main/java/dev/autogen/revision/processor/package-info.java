/** What runs in the compiler of an application. */
package dev.autogen.revision.processor;
