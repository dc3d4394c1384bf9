package com.example.blog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** An article of the blog. */
@Entity
@Table(
    name = "posts",
    indexes = @Index(name = "posts_created_at_idx", columnList = "created_at desc"))
public class Post {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "posts_seq")
  @SequenceGenerator(name = "posts_seq", sequenceName = "posts_seq", allocationSize = 20)
  private Long id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "author_id")
  private User author;

  @Column(nullable = false)
  private String title;

  @Column(nullable = false, columnDefinition = "text")
  private String body;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 20)
  private PostStatus status = PostStatus.DRAFT;

  @Column(nullable = false)
  private Instant createdAt = Instant.now();

  @ManyToMany private Set<Tag> tags = new HashSet<>();

  protected Post() {}

  public Post(User author, String title, String body) {
    this.author = author;
    this.title = title;
    this.body = body;
  }

  public Long getId() {
    return id;
  }

  public User getAuthor() {
    return author;
  }

  public String getTitle() {
    return title;
  }

  public String getBody() {
    return body;
  }

  public PostStatus getStatus() {
    return status;
  }

  public void publish() {
    status = PostStatus.PUBLISHED;
  }

  public Set<Tag> getTags() {
    return tags;
  }
}
