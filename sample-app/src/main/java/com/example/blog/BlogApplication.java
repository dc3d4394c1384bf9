package com.example.blog;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The blog. Its schema is brought to head when it starts; see {@link SchemaMigration}. */
@SpringBootApplication
public class BlogApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(BlogApplication.class, arguments);
  }
}
