package com.example.blog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The application on a database that only its revisions have made. */
@SpringBootTest
class BlogApplicationTest {

  private static final TestDatabase DATABASE = TestDatabase.create();

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", DATABASE::url);
    registry.add("spring.datasource.username", () -> "");
  }

  @AfterAll
  static void dropDatabase() {
    DATABASE.close();
  }

  @Autowired private UserRepository users;
  @Autowired private PostRepository posts;
  @Autowired private TagRepository tags;
  @Autowired private VoteRepository votes;
  @Autowired private TransactionTemplate transaction;

  @Test
  void postsAndReads() {
    User ada =
        users.save(new User("ada@example.com", "Ada", new Address("1 Main St", "Turin", "IT")));
    Tag tag = tags.save(new Tag("java"));
    Post post = new Post(ada, "Hello", "First post");
    post.getTags().add(tag);
    post.publish();
    posts.save(post);
    votes.save(new Vote(post, ada, 1));

    transaction.executeWithoutResult(
        status -> {
          Post read = posts.findByStatus(PostStatus.PUBLISHED).get(0);
          assertThat(read.getTitle()).isEqualTo("Hello");
          assertThat(read.getTags()).extracting(Tag::getName).containsExactly("java");
          assertThat(read.getAuthor().getAddress().getCity()).isEqualTo("Turin");
          assertThat(votes.countByPost(read)).isEqualTo(1);
        });
  }

  @Test
  void rejectsASecondUserWithTheSameEmail() {
    users.save(new User("bob@example.com", "Bob", null));
    assertThatThrownBy(() -> users.saveAndFlush(new User("bob@example.com", "Bobby", null)))
        .isInstanceOf(DataIntegrityViolationException.class);
  }
}
